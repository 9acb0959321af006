package org.carrel.engine;

/// Where an address is thought to be. Instances are shared: a places table makes one a row, not one a line.
///
/// @param country ISO 3166-1 alpha-2, upper case; empty where unknown
/// @param city name as the table gives it; empty where unknown
/// @param latitude degrees north, WGS 84; [Double#NaN] where unknown
/// @param longitude degrees east, WGS 84; [Double#NaN] where unknown
/// @param asn autonomous system number; 0 where unknown
/// @param networkClass kind of network
public record Place(
        String country, String city, double latitude, double longitude, long asn, NetworkClass networkClass) {

    /// Nothing is known: evidence that needs a place stays silent.
    public static final Place UNKNOWN = new Place("", "", Double.NaN, Double.NaN, 0, NetworkClass.UNKNOWN);

    public boolean hasCountry() {
        return !country.isEmpty();
    }

    public boolean hasCoordinates() {
        return !Double.isNaN(latitude) && !Double.isNaN(longitude);
    }
}
