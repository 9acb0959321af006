package org.carrel.people.block;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.carrel.people.SignedIn;
import org.carrel.people.desk.PersonNames;
import org.carrel.web.For;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The desk stops something for somebody, and lifts it.
@Controller
class BlockController {

    private static final int UNPROCESSABLE = 422;

    private final Blocks blocks;
    private final PersonNames names;
    private final MessageSource messages;

    BlockController(Blocks blocks, PersonNames names, MessageSource messages) {
        this.blocks = blocks;
        this.names = names;
        this.messages = messages;
    }

    /// @param refused a message key under `block.refused.`; empty when nothing is wrong
    record Form(UUID id, String name, Blocks.Typed typed, String refused) {}

    /// Without a reason: a choice of reasons. With one: the form, with the sentence that goes
    /// with it.
    @GetMapping("/people/{id}/blocks/new")
    @For("keep_membership")
    String form(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Model model) {
        Blocks.Typed typed = BlockReason.of(reason)
                .map(known -> new Blocks.Typed(known.key(), suggested(known), known.usual(), ""))
                .orElseGet(() -> new Blocks.Typed("", "", List.of(), ""));
        return show(id, typed, "", model);
    }

    private String suggested(BlockReason reason) {
        return messages.getMessage("block.suggested." + reason.key(), null, java.util.Locale.UK);
    }

    @PostMapping("/people/{id}/blocks/new")
    @For("keep_membership")
    String set(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String sentence,
            @RequestParam(defaultValue = "") List<String> stops,
            @RequestParam(defaultValue = "") String until,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        names.required(id);
        Blocks.Typed typed = new Blocks.Typed(reason, sentence, stops, until);
        Optional<String> refused = blocks.set(new PersonId(id), typed, by);
        if (refused.isEmpty()) {
            return "redirect:/people/" + id + "?done=blocked";
        }
        response.setStatus(UNPROCESSABLE);
        return show(id, typed, refused.get(), model);
    }

    @PostMapping("/people/{id}/blocks/{block}/lift")
    @For("keep_membership")
    String lift(@PathVariable UUID id, @PathVariable UUID block, @AuthenticationPrincipal SignedIn by) {
        names.required(id);
        return "redirect:/people/" + id + "?done=" + blocks.lift(new PersonId(id), block, by);
    }

    private String show(UUID id, Blocks.Typed typed, String refused, Model model) {
        model.addAttribute("form", new Form(id, names.required(id), typed, refused));
        return "people/block/form";
    }
}
