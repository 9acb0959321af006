package org.carrel.catalogue;

/// For the demo alone, and there alone a bean: campuses, about two thousand works that nobody wrote, and what the
/// library has of them.
public interface InventedCatalogue {

    void make();
}
