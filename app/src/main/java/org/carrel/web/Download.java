package org.carrel.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A file to keep, not a page to look at.
public final class Download {

    private Download() {}

    /// @param name of the file, such as `alerts.csv`
    /// @param text as RFC 4180 wants it
    public static ResponseEntity<byte[]> csv(String name, String text) {
        return text(name, "text/csv", text);
    }

    /// @param type without a character set, which is UTF-8
    public static ResponseEntity<byte[]> text(String name, String type, String text) {
        ContentDisposition file = ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
