package org.carrel.catalogue.record;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.carrel.catalogue.description.Name;
import org.carrel.catalogue.description.Subject;
import org.carrel.catalogue.description.Text;

/// Headings lead to everything else that has them.
public final class SearchLink {

    private SearchLink() {}

    public static String name(Name name) {
        return of("author", name.heading().latin());
    }

    public static String subject(Subject subject) {
        return of("subject", subject.heading().latin());
    }

    /// Without the number within it.
    public static String series(Text series) {
        return of("series", series.latin().replaceFirst(";[^;]*$", ""));
    }

    private static String of(String field, String heading) {
        return "/search?q="
                + URLEncoder.encode(field + ":\"" + heading.replace('"', ' ').strip() + "\"", StandardCharsets.UTF_8);
    }
}
