package org.carrel.sentinel.alert;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.carrel.people.SignedIn;
import org.carrel.web.Parts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts the parts of an alert's page together.
@Component
class Sections {

    private final Parts parts;
    private final List<AlertSection> sections;

    Sections(Parts parts, ObjectProvider<AlertSection> sections) {
        this.parts = parts;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(AlertSection::order))
                .toList();
    }

    List<Content> of(AlertRow alert, SignedIn viewer, HttpServletRequest request) {
        var subject = new AlertSection.Subject(
                alert.id(), alert.account(), alert.campaign(), alert.isOpen(), alert.decisions());
        return parts.of(
                sections.stream().map(section -> section.view(subject, viewer)).toList(), request);
    }
}
