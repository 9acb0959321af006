package org.carrel.privacy.notice;

import org.yaml.snakeyaml.nodes.Node;

/// Something in the declaration is wrong. The message names the file and line, and the mend.
public class NoticeError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoticeError(String sentence) {
        super(sentence);
    }

    NoticeError(String file, Node at, String sentence) {
        super(file + ", line " + (at.getStartMark().getLine() + 1) + ": " + sentence);
    }
}
