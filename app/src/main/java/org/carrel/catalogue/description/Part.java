package org.carrel.catalogue.description;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which part somebody has in a work, as citations tell them apart.
public enum Part {
    AUTHOR(List.of("author", "composer", "creator", "artist", "cartographer", "photographer", "illustrator")),
    EDITOR(List.of("editor", "compiler", "joint editor", "ed", "ed.", "comp", "comp.")),
    TRANSLATOR(List.of("translator", "tr", "tr.", "trans", "trans.")),
    OTHER(List.of());

    private static final Pattern OTHER_WORK = Pattern.compile(
            "\\b(?:ed|edit\\w*|trans\\w*|comp|compil\\w*|illus\\w*|introd\\w*|foreword|preface|with|arr\\w*)\\b");

    private final List<String> roles;

    Part(List<String> roles) {
        this.roles = roles;
    }

    /// Whoever the work is entered under is its author unless the record says another part. So is whoever has no part
    /// in
    /// the record but stands with the authors on its title page, and where nobody else made it, whoever is left.
    public static Part of(Name name, Description work) {
        Part said = said(name);
        if (said != OTHER || !name.roles().isEmpty()) {
            return said;
        }
        boolean anybody = work.names().stream().map(Part::said).anyMatch(part -> part == AUTHOR || part == EDITOR);
        return !anybody || standsFirst(name, work.statement()) ? AUTHOR : OTHER;
    }

    private static Part said(Name name) {
        for (Part part : List.of(EDITOR, TRANSLATOR, AUTHOR)) {
            if (name.roles().stream().anyMatch(role -> part.roles.contains(role.toLowerCase(Locale.ROOT)))) {
                return part;
            }
        }
        return name.main() ? AUTHOR : OTHER;
    }

    /// `Anna Reader and Ben Writer ; illustrated by Carl Painter`: before the first semicolon are those who wrote it,
    /// unless it says something else of them.
    private static boolean standsFirst(Name name, String statement) {
        String first = Folding.key(statement.split(";", 2)[0]);
        return !OTHER_WORK.matcher(first).find()
                && (" " + first + " ").contains(" " + Folding.key(name.family()) + " ");
    }
}
