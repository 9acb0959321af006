package org.carrel.testkit;

/// How somebody goes about getting documents.
///
/// @param searches searches to each document, mean
/// @param pages landing and browsing pages to each document, mean
/// @param hits requests to each document, mean, 1 or more: parts, reloads
/// @param gap median seconds between documents
/// @param spread standard deviation of the gap's logarithm
/// @param resources style sheets and scripts to each page, mean
/// @param providers from how many publishers
/// @param inOrder share of documents taken in the order of a journal's contents
record Style(
        double searches,
        double pages,
        double hits,
        double gap,
        double spread,
        double resources,
        int providers,
        double inOrder) {

    static final Style READER = new Style(1.0, 2.1, 3.3, 200, 1.6, 1.2, 4, 0.1);
    static final Style REVIEWER = new Style(0.8, 1.6, 2.6, 50, 1.1, 1.0, 6, 0.15);
    static final Style REFERENCES = new Style(0.02, 0.05, 1.5, 6, 0.7, 0.05, 9, 0);

    /// Rounds of a sitting in which somebody who searches finds nothing worth taking.
    int looksOnly(Chance chance) {
        return searches < 0.4 ? 0 : chance.poisson(0.9);
    }

    /// A script of a reader who has announced it.
    static Style miner(Chance chance) {
        return new Style(
                0.01,
                chance.with(0.3) ? chance.between(0.3, 1.1) : 0.02,
                chance.between(1.0, 1.8),
                chance.logBetween(3, 25),
                chance.between(0.1, 0.8),
                0,
                chance.between(1, 3),
                chance.between(0.0, 1.0));
    }

    /// A thief with a tool. Three in ten drive a whole browser, which fetches the pages on the way.
    static Style harvester(Chance chance) {
        boolean browser = chance.with(0.3);
        return new Style(
                chance.between(0.0, 0.3),
                browser ? chance.between(0.7, 1.8) : chance.between(0.0, 0.5),
                chance.between(1.0, 4.5),
                Parameters.HARVEST_GAP.draw(chance),
                chance.between(0.15, 1.1),
                browser ? chance.between(0.5, 1.5) : chance.between(0.0, 0.3),
                chance.between(1, 4),
                chance.between(0.0, 1.0));
    }

    /// A thief who fetches one document after the other for customers, by hand or nearly so.
    static Style errand(Chance chance) {
        return new Style(
                chance.between(0.0, 1.0),
                chance.between(0.3, 2.4),
                chance.between(1.2, 4.5),
                chance.logBetween(35, 180),
                chance.between(0.7, 1.4),
                chance.between(0.2, 1.5),
                Providers.COUNT,
                0);
    }
}
