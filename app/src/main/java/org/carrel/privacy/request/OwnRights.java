package org.carrel.privacy.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.privacy.Groups;
import org.carrel.privacy.OwnObjection;
import org.carrel.privacy.notice.Basis;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Operation;
import org.carrel.privacy.notice.PurposeRule;
import org.carrel.privacy.publicpage.Right;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What a person may ask about each kind of data and each use of it, and why not where they may
/// not. All of it follows from the notice: no purpose and no kind of data is named here.
@Component
class OwnRights {

    static final String EVERYTHING = "*";

    /// The law has conditions for these rights, and gives them on any basis.
    private static final Set<Kind> ALWAYS = Set.of(Kind.ACCESS, Kind.RECTIFY, Kind.RESTRICT, Kind.COMPLAIN);

    private final Declaration notice;
    private final List<OwnObjection> objections;

    OwnRights(Declaration notice, ObjectProvider<OwnObjection> objections) {
        this.notice = notice;
        this.objections = objections.orderedStream().toList();
    }

    /// Something that may, or may not, be asked about.
    ///
    /// @param name of a category or a purpose of the notice
    /// @param title in plain words
    /// @param why a message key under `rights.why.`: why it may be asked, or why not
    /// @param bases legal bases that decide it
    /// @param elsewhere where it is asked instead; empty where it is asked here
    record Choice(String name, String title, boolean given, String why, List<Basis> bases, Optional<String> elsewhere) {

        boolean isAskedHere() {
            return given && elsewhere.isEmpty();
        }
    }

    /// What this right can be about, in the order of the notice; empty where it is about
    /// everything.
    List<Choice> choices(Kind kind) {
        return switch (kind) {
            case RECTIFY ->
                held().entrySet().stream()
                        .map(category -> rectifiable(category.getKey(), category.getValue()))
                        .toList();
            case ERASE ->
                held().entrySet().stream()
                        .map(category -> erasable(category.getKey(), category.getValue()))
                        .toList();
            case OBJECT -> purposes(Right.OBJECT);
            case WITHDRAW -> purposes(Right.WITHDRAW);
            case RESTRICT -> stoppable();
            case ACCESS, COMPLAIN -> List.of();
        };
    }

    /// Of these, those that are about somebody of these groups.
    List<Choice> choices(Kind kind, Groups groups) {
        return choices(kind).stream()
                .filter(choice -> isAbout(choice.name(), groups))
                .toList();
    }

    private boolean isAbout(String name, Groups groups) {
        PurposeRule purpose = notice.purposes().get(name);
        return purpose == null ? groups.mayHave(notice.category(name).subjects()) : groups.concern(purpose.subjects());
    }

    /// By the reason why they may be asked about, or may not; what is asked elsewhere comes first.
    /// For a purpose that is asked about on the form itself there is nothing to explain.
    List<List<Choice>> reasons(Kind kind, Groups groups) {
        boolean purposes = kind.stops();
        Map<String, List<Choice>> reasons = choices(kind, groups).stream()
                .filter(choice -> !(purposes && choice.isAskedHere()))
                .sorted(Comparator.comparing(choice -> choice.elsewhere().isEmpty()))
                .collect(Collectors.groupingBy(Choice::why, LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(reasons.values());
    }

    boolean mayAsk(Kind kind, String concerns) {
        if (concerns.equals(EVERYTHING)) {
            return ALWAYS.contains(kind) || kind == Kind.ERASE;
        }
        return choices(kind).stream().anyMatch(choice -> choice.name().equals(concerns) && choice.isAskedHere());
    }

    /// Whether there is anything that this right can be about.
    boolean isOpen(Kind kind) {
        return ALWAYS.contains(kind) || choices(kind).stream().anyMatch(Choice::given);
    }

    /// What somebody who restricts everything has to do without.
    List<String> stopsWithRestriction(Groups groups) {
        return choices(Kind.RESTRICT, groups).stream()
                .filter(Choice::isAskedHere)
                .map(Choice::title)
                .toList();
    }

    /// The title of a purpose or a category.
    Optional<String> title(String concerns) {
        PurposeRule purpose = notice.purposes().get(concerns);
        Category category = notice.categories().get(concerns);
        if (purpose != null) {
            return Optional.of(purpose.title());
        }
        return category == null ? Optional.empty() : Optional.of(category.title());
    }

    private Map<String, Category> held() {
        return notice.categories().entrySet().stream()
                .filter(category -> category.getValue().awaits().isEmpty())
                .filter(category -> category.getValue().secret().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private static Choice rectifiable(String name, Category category) {
        String why = category.sources().contains("feed") ? "fed" : "ours";
        return new Choice(name, category.title(), true, why, List.of(), Optional.empty());
    }

    /// Held as long as any purpose that keeps it (more than reads it) may.
    private Choice erasable(String name, Category category) {
        List<Basis> bases = notice.carriedOut().values().stream()
                .filter(purpose -> purpose.categories().contains(name) && keeps(purpose))
                .map(PurposeRule::basis)
                .distinct()
                .sorted()
                .toList();
        boolean given = bases.stream().allMatch(Right.ERASE::holds);
        Basis deciding = bases.stream()
                .filter(basis -> Right.ERASE.holds(basis) == given)
                .findFirst()
                .orElse(Basis.CONSENT);
        return new Choice(name, category.title(), given, "erase." + deciding.article(), bases, Optional.empty());
    }

    /// What only reads, or lets go, is no reason to hold anything.
    private static boolean keeps(PurposeRule purpose) {
        return purpose.operations().contains(Operation.WRITE)
                || purpose.operations().contains(Operation.APPEND);
    }

    private List<Choice> purposes(Right right) {
        List<Choice> choices = new ArrayList<>();
        notice.carriedOut().forEach((name, purpose) -> {
            boolean given = right.holds(purpose.basis());
            Optional<String> elsewhere = given && right == Right.OBJECT ? ownObjection(name) : Optional.empty();
            String why = elsewhere.isPresent()
                    ? "elsewhere"
                    : right.key() + "." + purpose.basis().article();
            choices.add(new Choice(name, purpose.title(), given, why, List.of(purpose.basis()), elsewhere));
        });
        return choices;
    }

    private Optional<String> ownObjection(String purpose) {
        return objections.stream()
                .filter(own -> own.purposes().contains(purpose))
                .map(OwnObjection::address)
                .findFirst();
    }

    /// The uses that a restriction can stop; the notice says of the others why they go on. What
    /// works on pseudonyms is not reached by it: the row policies find nobody behind them.
    private List<Choice> stoppable() {
        List<Choice> choices = new ArrayList<>();
        notice.carriedOut().forEach((name, purpose) -> {
            if (purpose.restricted().isEmpty() && purpose.view() != PurposeRule.View.OWN) {
                Optional<String> elsewhere = ownObjection(name);
                String why = elsewhere.isPresent() ? "pseudonyms" : "restrict";
                choices.add(new Choice(name, purpose.title(), true, why, List.of(purpose.basis()), elsewhere));
            }
        });
        return choices;
    }
}
