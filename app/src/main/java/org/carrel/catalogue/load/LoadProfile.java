package org.carrel.catalogue.load;

/// A source of files.
///
/// @param code  short, also the name of its folder
/// @param rules as staff write them
record LoadProfile(String code, String name, String rules) {}
