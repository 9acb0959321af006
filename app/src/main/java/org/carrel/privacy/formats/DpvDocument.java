package org.carrel.privacy.formats;

import static org.carrel.privacy.formats.TiltDocument.ordered;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.privacy.notice.Basis;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.Declaration.Controller;
import org.carrel.privacy.notice.PurposeRule;
import org.carrel.privacy.notice.Recipient;
import org.carrel.privacy.notice.Retention;
import org.carrel.privacy.publicpage.Right;
import tools.jackson.databind.json.JsonMapper;

/// The notice as JSON-LD in the words of the W3C Data Privacy Vocabulary 2.2. What awaits its module is marked as
/// planned.
public final class DpvDocument {

    private static final Map<String, Object> CONTEXT = ordered(
            "dpv", "https://w3id.org/dpv#",
            "pd", "https://w3id.org/dpv/pd#",
            "eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#",
            "dct", "http://purl.org/dc/terms/");

    private final Declaration notice;
    private final CanonicalNotice version;

    public DpvDocument(Declaration notice, CanonicalNotice version) {
        this.notice = notice;
        this.version = version;
    }

    public String json() {
        List<Object> graph = new ArrayList<>();
        graph.add(root());
        notice.subjects()
                .forEach((name, subject) -> graph.add(
                        ordered("@id", id("subject", name), "@type", "dpv:DataSubject", "dct:title", subject.title())));
        notice.sources()
                .forEach((name, source) -> graph.add(
                        ordered("@id", id("source", name), "@type", "dpv:DataSource", "dct:title", source.title())));
        notice.categories().forEach((name, category) -> graph.add(category(name, category)));
        notice.purposes().forEach((name, purpose) -> graph.add(purpose(name, purpose)));
        notice.recipients().forEach((name, recipient) -> graph.add(recipient(name, recipient)));
        Map<String, Object> document = ordered("@context", CONTEXT, "@graph", graph);
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private Map<String, Object> root() {
        Controller of = notice.controller();
        return ordered(
                "@id", "urn:sha256:" + version.hash(),
                "@type", "dpv:PrivacyNotice",
                "dct:modified", of.updated(),
                "dpv:hasDataController",
                        ordered(
                                "@type", "dpv:DataController",
                                "dpv:hasName", of.name(),
                                "dpv:hasAddress", of.address(),
                                "dpv:hasContact", of.contact()),
                "dpv:hasDataProtectionOfficer",
                        ordered(
                                "@type", "dpv:DataProtectionOfficer",
                                "dpv:hasAddress", of.officerAddress(),
                                "dpv:hasContact", of.officer()),
                "dpv:hasAuthority", ordered("@type", "dpv:DataProtectionAuthority", "dpv:hasName", of.regulator()),
                "dpv:hasProcess", ids("purpose", notice.purposes().keySet()),
                "dpv:hasTechnicalOrganisationalMeasure",
                        notice.commitments().values().stream()
                                .filter(commitment -> commitment.dpv().isPresent())
                                .map(commitment -> ordered(
                                        "@type",
                                        commitment.dpv().get(),
                                        "dct:title",
                                        commitment.title(),
                                        "dct:description",
                                        commitment.text()))
                                .toList(),
                "dpv:hasProhibition",
                        notice.never().values().stream()
                                .map(never -> ordered(
                                        "@type",
                                        "dpv:Prohibition",
                                        "dpv:hasRecipient",
                                        ordered("@type", "dpv:Recipient", "dct:title", never.title()),
                                        "dpv:hasPersonalData",
                                        ref("dpv:PersonalData")))
                                .toList());
    }

    private Map<String, Object> category(String name, Category category) {
        Retention rule = notice.retentionOf(name);
        List<String> types = category.special().isPresent()
                ? List.of(category.dpv(), "dpv:SpecialCategoryPersonalData")
                : List.of(category.dpv());
        Map<String, Object> node = ordered(
                "@id", id("category", name),
                "@type", types,
                "dct:title", category.title(),
                "dpv:hasDataSubject", ids("subject", category.subjects()),
                "dpv:hasDataSource", ids("source", category.sources()),
                "dpv:hasStorageCondition",
                        ordered(
                                "@type", "dpv:StorageDuration",
                                "dpv:hasDuration", rule.period(),
                                "dct:description", String.join(" or ", notice.clockWords(rule))));
        category.condition().ifPresent(condition -> node.put("dpv:hasLegalBasis", ref("eu-gdpr:" + condition)));
        category.awaits().ifPresent(module -> node.put("dpv:hasStatus", ref("dpv:ActivityPlanned")));
        return node;
    }

    private Map<String, Object> purpose(String name, PurposeRule purpose) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@id", id("purpose", name));
        node.put("@type", "dpv:PersonalDataProcess");
        node.put("dct:title", purpose.title());
        node.put("dpv:hasPurpose", ref(purpose.dpv()));
        node.put("dpv:hasLegalBasis", ref("eu-gdpr:" + purpose.basis().article()));
        node.put(
                "dpv:hasPersonalData",
                ids(
                        "category",
                        Stream.concat(purpose.categories().stream(), purpose.reads().stream())
                                .distinct()
                                .toList()));
        if (!purpose.subjects().isEmpty()) {
            node.put("dpv:hasDataSubject", ids("subject", purpose.subjects()));
        }
        List<String> told = notice.recipients().entrySet().stream()
                .filter(recipient -> recipient.getValue().purpose().equals(name))
                .map(Map.Entry::getKey)
                .toList();
        if (!told.isEmpty()) {
            node.put("dpv:hasRecipient", ids("recipient", told));
        }
        node.put("dpv:hasRight", rights(purpose.basis()));
        purpose.automated().ifPresent(machine -> {
            node.put("dpv:hasProcessing", ref("dpv:Profiling"));
            node.put("dpv:hasAlgorithmicLogic", machine.logic());
            node.put("dpv:hasConsequence", machine.consequence());
            node.put("dpv:hasHumanInvolvement", ref("dpv:HumanInvolvementForDecision"));
        });
        purpose.assessment()
                .ifPresent(lia -> node.put(
                        "dpv:hasAssessment", ordered("@type", "dpv:LegitimateInterestAssessment", "dct:title", lia)));
        purpose.awaits().ifPresent(module -> node.put("dpv:hasStatus", ref("dpv:ActivityPlanned")));
        return node;
    }

    private Map<String, Object> recipient(String name, Recipient recipient) {
        Map<String, Object> node = ordered(
                "@id", id("recipient", name),
                "@type", "dpv:Recipient",
                "dct:title", recipient.title(),
                "dct:description", notice.triggerWords(recipient));
        if (recipient.aggregate()) {
            node.put("dpv:hasData", ref("dpv:AnonymisedData"));
        } else {
            node.put("dpv:hasPersonalData", ids("category", recipient.categories()));
        }
        if (!recipient.subjects().isEmpty()) {
            node.put("dpv:hasDataSubject", ids("subject", recipient.subjects()));
        }
        recipient.awaits().ifPresent(module -> node.put("dpv:hasStatus", ref("dpv:ActivityPlanned")));
        return node;
    }

    private static List<Map<String, Object>> rights(Basis basis) {
        return Stream.of(Right.values())
                .filter(right -> right.holds(basis))
                .map(right -> ref("eu-gdpr:" + right.article()))
                .toList();
    }

    private static List<Map<String, Object>> ids(String kind, Collection<String> names) {
        return names.stream().map(name -> ref(id(kind, name))).toList();
    }

    private static String id(String kind, String name) {
        return "urn:carrel:" + kind + ":" + name;
    }

    private static Map<String, Object> ref(String id) {
        return ordered("@id", id);
    }
}
