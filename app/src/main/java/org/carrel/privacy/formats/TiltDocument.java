package org.carrel.privacy.formats;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.privacy.notice.Basis;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Declaration.Controller;
import org.carrel.privacy.notice.Declaration.Titled;
import org.carrel.privacy.notice.PurposeRule;
import org.carrel.privacy.notice.Retention;
import org.carrel.privacy.publicpage.Right;
import org.carrel.web.Page;
import tools.jackson.databind.json.JsonMapper;

/// The notice in the Transparency Information Language (Grünewald and Pallas, FAccT 2021). It tells of what is held and
/// done now; what still awaits its module is left out, since TILT has no word for it.
public final class TiltDocument {

    private final Declaration notice;
    private final CanonicalNotice version;
    private final Page texts;

    public TiltDocument(Declaration notice, CanonicalNotice version, Page texts) {
        this.notice = notice;
        this.version = version;
        this.texts = texts;
    }

    public String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("meta", meta());
        root.put("controller", controller());
        root.put("dataProtectionOfficer", officer());
        root.put("dataDisclosed", held().map(this::disclosed).toList());
        root.put("thirdCountryTransfers", List.of());
        root.put("accessAndDataPortability", access());
        root.put("sources", held().map(this::sources).toList());
        root.put("rightToInformation", right(Right.ACCESS, true));
        root.put("rightToRectificationOrDeletion", right(Right.RECTIFY, true));
        root.put("rightToDataPortability", right(Right.COPY, anyHolds(Right.COPY)));
        root.put("rightToWithdrawConsent", right(Right.WITHDRAW, anyHolds(Right.WITHDRAW)));
        root.put("rightToComplain", complain());
        root.put("automatedDecisionMaking", machine());
        root.put("changesOfPurpose", List.of());
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private Map<String, Object> meta() {
        Controller controller = notice.controller();
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("_id", id("notice"));
        meta.put("name", controller.name());
        meta.put("created", controller.updated());
        meta.put("modified", controller.updated());
        // Our versions are hashes and TILT wants a number: the day serves as one.
        meta.put("version", Integer.parseInt(controller.updated().replace("-", "")));
        meta.put("language", "en");
        meta.put("status", "active");
        meta.put("url", "/privacy");
        meta.put("_hash", version.hash());
        return meta;
    }

    private Map<String, Object> controller() {
        Controller of = notice.controller();
        return ordered(
                "name", of.name(),
                "address", of.address(),
                "country", of.country(),
                "representative", ordered("name", of.name(), "email", of.contact()));
    }

    private Map<String, Object> officer() {
        Controller of = notice.controller();
        return ordered(
                "name", texts.text("role.dpo"),
                "address", of.officerAddress(),
                "country", of.country(),
                "email", of.officer());
    }

    private Stream<Map.Entry<String, Category>> held() {
        return notice.categories().entrySet().stream()
                .filter(category -> category.getValue().awaits().isEmpty());
    }

    private Map<String, Object> disclosed(Map.Entry<String, Category> category) {
        String name = category.getKey();
        List<PurposeRule> purposes = notice.carriedOut().values().stream()
                .filter(purpose ->
                        purpose.categories().contains(name) || purpose.reads().contains(name))
                .toList();
        Map<String, Object> disclosed = new LinkedHashMap<>();
        disclosed.put("_id", id(name));
        disclosed.put("category", category.getValue().title());
        disclosed.put(
                "purposes",
                purposes.stream()
                        .map(purpose -> ordered("purpose", purpose.title(), "description", view(purpose)))
                        .toList());
        disclosed.put("legalBases", bases(purposes));
        disclosed.put(
                "legitimateInterests",
                purposes.stream()
                        .filter(purpose -> purpose.basis() == Basis.LEGITIMATE_INTERESTS)
                        .map(purpose -> ordered(
                                "exists",
                                true,
                                "reasoning",
                                purpose.title()
                                        + purpose.assessment()
                                                .map(lia -> " (" + lia + ")")
                                                .orElse("")))
                        .toList());
        disclosed.put(
                "recipients",
                notice.recipients().values().stream()
                        .filter(recipient -> recipient.awaits().isEmpty())
                        .filter(recipient -> recipient.categories().contains(name))
                        .map(recipient -> ordered("category", recipient.title()))
                        .toList());
        disclosed.put("storage", List.of(storage(name)));
        disclosed.put("nonDisclosure", nonDisclosure(purposes));
        return disclosed;
    }

    private List<Map<String, Object>> bases(List<PurposeRule> purposes) {
        return purposes.stream()
                .map(PurposeRule::basis)
                .distinct()
                .map(basis -> ordered(
                        "reference",
                        "GDPR-" + basis.article().substring(1),
                        "description",
                        texts.text("notice.basis." + basis.article() + ".text")))
                .toList();
    }

    private Map<String, Object> storage(String category) {
        Retention rule = notice.retentionOf(category);
        return ordered(
                "temporal",
                notice.clockWords(rule).stream()
                        .map(clock -> ordered("description", clock, "ttl", rule.period()))
                        .toList(),
                "aggregationFunction",
                "max");
    }

    private Map<String, Object> nonDisclosure(List<PurposeRule> purposes) {
        List<String> services = purposes.stream()
                .filter(purpose -> purpose.basis() == Basis.CONTRACT)
                .map(PurposeRule::title)
                .toList();
        return ordered(
                "legalRequirement",
                purposes.stream().anyMatch(purpose -> purpose.basis() == Basis.LEGAL_OBLIGATION),
                "contractualRegulation",
                !services.isEmpty(),
                "obligationToProvide",
                false,
                "consequences",
                services.isEmpty()
                        ? texts.text("tilt.without.nothing")
                        : texts.text("tilt.without", String.join("; ", services)));
    }

    private String view(PurposeRule purpose) {
        return texts.text("notice.view." + purpose.view().name().toLowerCase(java.util.Locale.ROOT));
    }

    private Map<String, Object> sources(Map.Entry<String, Category> category) {
        return ordered(
                "_id",
                id("source of " + category.getKey()),
                "dataCategory",
                category.getValue().title(),
                "sources",
                category.getValue().sources().stream()
                        .map(source -> java.util.Objects.requireNonNull(
                                notice.sources().get(source), source))
                        .map(Titled::title)
                        .map(source -> ordered("description", source, "url", "/privacy", "publiclyAvailable", false))
                        .toList());
    }

    private Map<String, Object> access() {
        Map<String, Object> access = right(Right.ACCESS, true);
        access.put("administrativeFee", ordered("amount", 0, "currency", "GBP"));
        access.put("dataFormats", List.of("json", "csv", "html"));
        return access;
    }

    private Map<String, Object> right(Right right, boolean available) {
        return ordered(
                "available",
                available,
                "description",
                texts.text("notice.right." + right.key() + ".text"),
                "url",
                "/my-data",
                "email",
                notice.controller().officer());
    }

    private Map<String, Object> complain() {
        Controller of = notice.controller();
        return ordered(
                "available", true,
                "description", texts.text("notice.complain.clock"),
                "url", of.regulatorPage(),
                "email", of.officer(),
                "supervisoryAuthority", ordered("name", of.regulator(), "country", of.country()));
    }

    private Map<String, Object> machine() {
        List<PurposeRule.Automated> machines = notice.carriedOut().values().stream()
                .flatMap(purpose -> purpose.automated().stream())
                .toList();
        return machines.isEmpty()
                ? ordered("inUse", false)
                : ordered(
                        "inUse",
                        true,
                        "logicInvolved",
                        String.join(
                                ". ",
                                machines.stream()
                                        .map(PurposeRule.Automated::logic)
                                        .toList()),
                        "scopeAndIntendedEffects",
                        String.join(
                                ". ",
                                machines.stream()
                                        .map(PurposeRule.Automated::consequence)
                                        .toList()));
    }

    private boolean anyHolds(Right right) {
        return notice.carriedOut().values().stream().anyMatch(purpose -> right.holds(purpose.basis()));
    }

    /// The same for the same thing in every version.
    private static String id(String name) {
        return UUID.nameUUIDFromBytes(("carrel notice " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
