package org.carrel.web;

import java.util.List;

/// What a module shows: one bean in each module that has pages.
public interface ModulePages {

    List<AccessRule> access();

    default List<NavigationEntry> navigation() {
        return List.of();
    }
}
