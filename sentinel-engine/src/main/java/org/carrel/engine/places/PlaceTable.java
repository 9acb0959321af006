package org.carrel.engine.places;

import org.carrel.engine.Place;

public final class PlaceTable {
    public static PlaceTable none() {
        return new PlaceTable();
    }

    public boolean isGiven() {
        return false;
    }

    public Place find(byte[] address) {
        return Place.UNKNOWN;
    }
}
