package org.carrel.catalogue.holding;

/// By which lending tells its rules apart.
public record ItemType(String code, String name) {}
