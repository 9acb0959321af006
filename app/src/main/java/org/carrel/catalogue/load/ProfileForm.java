package org.carrel.catalogue.load;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A profile as somebody types it.
record ProfileForm(String code, String name, String rules) {

    private static final int LONGEST_RULES = 20_000;

    /// Words that stand for something else in addresses and folders.
    private static final Set<String> TAKEN = Set.of("new", "received", "profiles");

    /// What a request leaves out is empty.
    ProfileForm {
        code = Objects.requireNonNullElse(code, "");
        name = Objects.requireNonNullElse(name, "");
        rules = Objects.requireNonNullElse(rules, "");
    }

    static ProfileForm of(LoadProfile profile) {
        return new ProfileForm(profile.code(), profile.name(), profile.rules());
    }

    /// What is wrong with it.
    ///
    /// @param reason a message key under `load.refused.` or, with a line, under `load.rules.`
    /// @param line   of the rules, from 1; 0 where it is about something else
    record Refused(String reason, int line, String detail) {

        static final Refused NOTHING = new Refused("", 0, "");
    }

    Optional<Refused> against(Places places) {
        if (!code.matches("[a-z][a-z0-9-]{1,39}") || TAKEN.contains(code)) {
            return refused("code");
        }
        if (name.strip().length() < 2 || name.strip().length() > 100) {
            return refused("name");
        }
        if (rules.length() > LONGEST_RULES) {
            return refused("rules");
        }
        return RulesReader.read(rules, places) instanceof RulesReader.Read.Wrong wrong
                ? Optional.of(new Refused(wrong.code(), wrong.line(), wrong.detail()))
                : Optional.empty();
    }

    private static Optional<Refused> refused(String reason) {
        return Optional.of(new Refused(reason, 0, ""));
    }

    LoadProfile profile() {
        return new LoadProfile(code, name.strip(), rules.replace("\r\n", "\n"));
    }
}
