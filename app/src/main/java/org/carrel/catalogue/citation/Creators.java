package org.carrel.catalogue.citation;

import java.util.List;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Part;

/// Who made a work, and who else has a part in it.
public final class Creators {

    private Creators() {}

    /// As catalogued: `Austen, Jane, 1775-1817`.
    public static List<String> of(Description work) {
        return named(work, true);
    }

    public static List<String> others(Description work) {
        return named(work, false);
    }

    private static List<String> named(Description work, boolean authors) {
        return work.names().stream()
                .filter(name -> (Part.of(name, work) == Part.AUTHOR) == authors)
                .map(name -> name.heading().latin())
                .toList();
    }
}
