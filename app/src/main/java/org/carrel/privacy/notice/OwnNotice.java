package org.carrel.privacy.notice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.carrel.privacy.notice.Declaration.Controller;

/// A library's own file, laid over the notice that comes with the program: who the library is, and how long data stays.
/// What is done with data and who is told is what the program does, so no file may say otherwise.
final class OwnNotice {

    static final Set<String> PARTS = Set.of("controller", "retention");
    static final Set<String> RETENTION = Set.of("period", "then");

    private OwnNotice() {}

    static Declaration over(Declaration shipped, YamlMap own) {
        own.allow(PARTS);
        Controller controller = own.has("controller")
                ? controller(shipped.controller(), own.inner("controller"))
                : shipped.controller();
        Map<String, Retention> retention = new LinkedHashMap<>(shipped.retention());
        own.each("retention", (category, at) -> retention.put(category, retention(shipped, category, at)));
        return RetentionLint.check(shipped, shipped.with(controller, retention));
    }

    private static Controller controller(Controller shipped, YamlMap at) {
        at.allow(DeclarationReader.CONTROLLER);
        Controller controller = new Controller(
                at.text("name").orElse(shipped.name()),
                at.text("address").orElse(shipped.address()),
                at.text("contact").orElse(shipped.contact()),
                at.text("officer").orElse(shipped.officer()),
                at.text("officerAddress").orElse(shipped.officerAddress()),
                at.text("regulator").orElse(shipped.regulator()),
                at.text("regulatorPage").orElse(shipped.regulatorPage()),
                at.text("country").orElse(shipped.country()),
                at.text("updated").map(day -> DeclarationReader.day(at, day)).orElse(shipped.updated()));
        DeclarationReader.reachable(controller, at);
        return controller;
    }

    private static Retention retention(Declaration shipped, String category, YamlMap at) {
        at.allow(RETENTION);
        Retention before = shipped.retention().get(category);
        if (before == null) {
            throw at.error("`" + category + "` is not among the categories");
        }
        return new Retention(
                before.clocks(),
                at.has("period") ? DeclarationReader.period(at) : before.period(),
                at.has("then") ? DeclarationReader.ending(at) : before.then(),
                before.holds(),
                at.place());
    }
}
