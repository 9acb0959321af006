package org.carrel.engine.places;

import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;

/// What one row of one table says; what it leaves open, a less specific row may fill.
///
/// @param country upper case, or empty
/// @param latitude, longitude [Double#NaN] where not given
/// @param asn 0 where not given
/// @param networkClass [NetworkClass#UNKNOWN] where not given
record Facts(String country, String city, double latitude, double longitude, long asn, NetworkClass networkClass) {
    static final Facts NONE = new Facts("", "", Double.NaN, Double.NaN, 0, NetworkClass.UNKNOWN);

    /// These facts, and where they are silent those of a less specific row. City and coordinates are only taken from a
    /// row of the same country: half of one place and half of another is neither.
    Facts or(Facts wider) {
        boolean sameCountry = country.isEmpty() || wider.country.isEmpty() || country.equals(wider.country);
        boolean silent = city.isEmpty() && Double.isNaN(latitude);
        boolean borrow = sameCountry && (silent || city.equals(wider.city) && Double.isNaN(latitude));
        return new Facts(
                country.isEmpty() ? wider.country : country,
                borrow ? wider.city : city,
                borrow ? wider.latitude : latitude,
                borrow ? wider.longitude : longitude,
                asn == 0 ? wider.asn : asn,
                networkClass == NetworkClass.UNKNOWN ? wider.networkClass : networkClass);
    }

    Place place() {
        return equals(NONE) ? Place.UNKNOWN : new Place(country, city, latitude, longitude, asn, networkClass);
    }
}
