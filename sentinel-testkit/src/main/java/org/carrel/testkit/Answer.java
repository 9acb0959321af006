package org.carrel.testkit;

/// What the publisher answers. It is the same to everybody: neither status nor size knows who asks.
record Answer(int status, long bytes) {

    private static final int[] PAGE = {200, 302, 301, 304, 404, 403, 503, 500};
    private static final double[] PAGE_SHARES = {86, 7, 3.5, 1.5, 1, 0.4, 0.4, 0.2};
    private static final int[] DOCUMENT = {200, 206, 302, 304, 403, 404, 503};
    private static final double[] FIRST_SHARES = {68, 10, 18, 2, 0.8, 0.7, 0.5};
    private static final double[] AGAIN_SHARES = {26, 60, 9, 4.4, 0.2, 0.2, 0.2};

    static Answer page(Chance chance) {
        return of(PAGE[chance.weighted(PAGE_SHARES)], chance.logNormal(40_000, 0.9), chance);
    }

    static Answer resource(Chance chance) {
        return of(PAGE[chance.weighted(PAGE_SHARES)], chance.logNormal(15_000, 1), chance);
    }

    /// To the first request for a document.
    static Answer document(Chance chance) {
        return of(DOCUMENT[chance.weighted(FIRST_SHARES)], chance.logNormal(900_000, 0.8), chance);
    }

    /// To a later one, often for a part.
    static Answer again(Chance chance) {
        return of(DOCUMENT[chance.weighted(AGAIN_SHARES)], chance.logNormal(900_000, 0.8), chance);
    }

    private static Answer of(int status, double size, Chance chance) {
        double bytes = switch (status) {
            case 200 -> size;
            case 206 -> size * chance.between(0.02, 0.4);
            case 304 -> 0;
            default -> chance.logNormal(460, 0.3);
        };
        return new Answer(status, (long) bytes);
    }
}
