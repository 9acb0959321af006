package org.carrel.people.contact;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ContactController {

    private static final int UNPROCESSABLE = 422;

    private final Contacts contacts;

    ContactController(Contacts contacts) {
        this.contacts = contacts;
    }

    /// @param refused a message key under `contact.refused.`; null when nothing is wrong
    record ContactForm(
            ContactDetails details,
            boolean asksPassword,
            boolean done,
            @Nullable String refused) {}

    @GetMapping("/account/contact")
    @For({"correct_own_contact", "sign_in"})
    String form(@AuthenticationPrincipal SignedIn me, @RequestParam @Nullable String done, Model model) {
        Optional<ContactDetails> details = contacts.of(me);
        if (details.isEmpty()) {
            return "redirect:/account";
        }
        model.addAttribute("form", new ContactForm(details.get(), contacts.asksPassword(me), done != null, null));
        return "people/contact/form";
    }

    @PostMapping("/account/contact")
    @For({"correct_own_contact", "sign_in"})
    String change(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String own,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<ContactDetails> before = contacts.of(me);
        if (before.isEmpty()) {
            return "redirect:/account";
        }
        TypedDetails typed = TypedDetails.of(own, phone, address);
        Optional<String> refused = contacts.change(me, typed, password, request.getRemoteAddr());
        if (refused.isEmpty()) {
            return "redirect:/account/contact?done";
        }
        response.setStatus(UNPROCESSABLE);
        ContactDetails asTyped = new ContactDetails(before.get().given(), own, phone, address);
        model.addAttribute("form", new ContactForm(asTyped, contacts.asksPassword(me), false, refused.get()));
        return "people/contact/form";
    }
}
