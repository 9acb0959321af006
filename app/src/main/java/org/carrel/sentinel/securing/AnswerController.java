package org.carrel.sentinel.securing;

import jakarta.servlet.http.HttpServletResponse;
import org.carrel.sentinel.securing.Answers.Answer;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Where the owner of a secured account says whether it was them. Opening the page uses nothing up:
/// mail programs do that too.
@Controller
class AnswerController {

    private final Answers answers;

    AnswerController(Answers answers) {
        this.answers = answers;
    }

    @GetMapping("/was-this-me/{code}")
    @For(withoutRole = "secure_account", because = "Whoever holds the one-time key is the owner of the account")
    String ask(@PathVariable String code, Model model, HttpServletResponse response) {
        if (!answers.isAsked(code)) {
            return over(response);
        }
        model.addAttribute("code", code);
        return "sentinel/securing/answer";
    }

    @PostMapping("/was-this-me/{code}")
    @For(withoutRole = "secure_account", because = "Whoever holds the one-time key is the owner of the account")
    String answer(@PathVariable String code, @RequestParam String answer, Model model, HttpServletResponse response) {
        Answer given = parse(answer);
        if (!answers.give(code, given)) {
            return over(response);
        }
        model.addAttribute("answer", given.key());
        return "sentinel/securing/thanks";
    }

    private static Answer parse(String answer) {
        return switch (answer) {
            case "mine" -> Answer.MINE;
            case "not_mine" -> Answer.NOT_MINE;
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    }

    private static String over(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        return "sentinel/securing/over";
    }
}
