package org.carrel.catalogue.record;

import org.carrel.catalogue.ItemId;
import org.carrel.catalogue.ItemStatus;

/// @param part which of several: a volume, a copy; may be empty
/// @param type by which lending tells its rules apart, as people read it
public record Copy(ItemId id, String barcode, String type, String part, ItemStatus status) {}
