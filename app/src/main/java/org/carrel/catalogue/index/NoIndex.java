package org.carrel.catalogue.index;

/// Nobody can search now; the catalogue is being read.
public final class NoIndex extends Exception {

    private static final long serialVersionUID = 1;

    NoIndex() {
        super("there is no index to search in yet", null, false, false);
    }
}
