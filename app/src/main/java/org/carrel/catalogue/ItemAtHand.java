package org.carrel.catalogue;

/// An item with what a desk shows of it and a policy decides by.
///
/// @param record     whose copy or volume it is
/// @param type       code of the item type
/// @param location   code
/// @param campus     code of the location's campus
/// @param callNumber may be empty
/// @param part       which of several: a volume, a copy; may be empty
public record ItemAtHand(
        ItemId id,
        String barcode,
        RecordId record,
        String title,
        String creator,
        String type,
        String location,
        String campus,
        String callNumber,
        String part,
        ItemStatus status) {}
