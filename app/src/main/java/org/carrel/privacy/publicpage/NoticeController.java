package org.carrel.privacy.publicpage;

import org.carrel.privacy.notice.CurrentNotice;
import org.carrel.web.WithoutPersonalData;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The notice, for everybody. It asks nothing of the database, so it is there whenever the program
/// is.
@Controller
class NoticeController {

    private final NoticePage page;

    NoticeController(CurrentNotice current) {
        this.page = NoticePage.of(current.declaration(), current.canonical());
    }

    @GetMapping("/privacy")
    @WithoutPersonalData("The notice itself")
    String show(Model model) {
        model.addAttribute("notice", page);
        return "privacy/publicpage/page";
    }
}
