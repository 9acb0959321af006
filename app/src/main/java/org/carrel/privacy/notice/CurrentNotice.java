package org.carrel.privacy.notice;

import org.carrel.database.DatabaseRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The notice this program runs by: what comes with it, and the library's own file laid over it. Read once, at the
/// start.
@Component
public class CurrentNotice {

    private final Declaration declaration;
    private final CanonicalNotice canonical;

    CurrentNotice(Declaration declaration) {
        this.declaration = declaration;
        this.canonical = CanonicalNotice.of(declaration);
    }

    /// @param ownFile the library's own file; empty where it has none
    @Autowired
    public CurrentNotice(@Value("${carrel.privacy.notice-file:}") String ownFile) {
        try {
            declaration = NoticeFiles.declaration(ownFile);
            canonical = CanonicalNotice.of(declaration);
        } catch (NoticeError e) {
            throw new DatabaseRefused("The privacy notice has a mistake: " + e.getMessage(), e);
        }
    }

    public Declaration declaration() {
        return declaration;
    }

    public CanonicalNotice canonical() {
        return canonical;
    }
}
