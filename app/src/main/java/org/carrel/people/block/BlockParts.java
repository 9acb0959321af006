package org.carrel.people.block;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.people.AccountPart;
import org.carrel.people.PersonId;
import org.carrel.people.PersonPart;
import org.carrel.people.SignedIn;
import org.carrel.web.Audience;
import org.carrel.web.For;
import org.carrel.web.HomePanel;
import org.carrel.web.Part;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is stopped for somebody, as the desk sees it and as they do.
final class BlockParts {

    private BlockParts() {}

    @Component
    @For("keep_membership")
    static class AtTheDesk implements PersonPart {

        private static final int ORDER = 300;

        private final Blocks blocks;

        AtTheDesk(Blocks blocks) {
            this.blocks = blocks;
        }

        @Override
        public int order() {
            return ORDER;
        }

        @Override
        public Optional<Part> view(PersonId person, SignedIn by) {
            return Optional.of(new Part(
                    "people/block/section",
                    Map.of("id", person.value(), "blocks", Shown.of(blocks.of(person), blocks))));
        }
    }

    @Component
    @For("show_own_data")
    static class OnTheirOwnPage implements AccountPart {

        private static final int ORDER = 150;

        private final Blocks blocks;

        OnTheirOwnPage(Blocks blocks) {
            this.blocks = blocks;
        }

        @Override
        public int order() {
            return ORDER;
        }

        @Override
        public Optional<Part> view(SignedIn me) {
            List<Shown> own = me.personId() == null ? List.of() : Shown.of(blocks.own(me), blocks);
            return own.isEmpty() ? Optional.empty() : Optional.of(new Part("people/block/own", Map.of("blocks", own)));
        }
    }

    /// The same on the home page, where it is not looked for.
    @Component
    @For("show_own_data")
    static class OnTheHomePage implements HomePanel {

        private static final int PLACE = 780;

        private final Blocks blocks;

        OnTheHomePage(Blocks blocks) {
            this.blocks = blocks;
        }

        @Override
        public int order() {
            return PLACE;
        }

        @Override
        public Audience audience() {
            return Audience.signedIn();
        }

        @Override
        public Part view(@Nullable Viewer viewer) {
            List<Shown> own = viewer instanceof SignedIn me && me.personId() != null
                    ? Shown.of(blocks.own(me), blocks)
                    : List.of();
            return new Part("people/block/home-panel", Map.of("blocks", own));
        }
    }

    /// @param lastDay null while it has no end
    record Shown(Block block, boolean over, @Nullable LocalDate lastDay) {

        static List<Shown> of(List<Block> all, Blocks blocks) {
            return all.stream()
                    .map(block -> new Shown(
                            block,
                            block.isOver(blocks.now()),
                            block.until() == null ? null : blocks.lastDay(block.until())))
                    .toList();
        }
    }
}
