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
record Style(double searches, double pages, double hits, double gap, double spread, double resources, int providers) {

    static final Style READER = new Style(1.2, 2.6, 3.5, 110, 1.2, 1.5, 3);
    static final Style REVIEWER = new Style(0.8, 1.6, 2.2, 45, 1.0, 1.0, 5);

    static Style harvester(Chance chance) {
        return new Style(
                chance.between(0.0, 0.1),
                chance.between(0.0, 0.4),
                chance.between(1.0, 1.6),
                chance.between(5.0, 25.0),
                chance.between(0.2, 1.0),
                chance.between(0.0, 0.3),
                chance.between(1, 3));
    }

    static Style errand(Chance chance) {
        return new Style(chance.between(0.0, 0.4), chance.between(0.2, 1.2), 1.5, 60, 1.0, 0.5, Providers.COUNT);
    }
}
