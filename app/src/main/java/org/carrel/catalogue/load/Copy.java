package org.carrel.catalogue.load;

/// A copy as a record names it, in our codes.
record Copy(String barcode, String location, String callNumber, String type, String part) {}
