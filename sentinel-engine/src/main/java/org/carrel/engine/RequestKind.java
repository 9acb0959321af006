package org.carrel.engine;

/// What a request was for, read from its URL before the URL is dropped.
public enum RequestKind {
    /// A whole document: an article, a chapter, a PDF, whatever its form.
    DOCUMENT,
    /// A search or a result list.
    SEARCH,
    /// A page that leads to documents: journal, issue, abstract, landing page.
    PAGE,
    /// What a browser fetches by itself: images, scripts, style sheets, fonts.
    RESOURCE,
    /// The proxy's own sign-in, successful.
    SIGN_IN,
    /// The proxy's own sign-in, refused.
    SIGN_IN_FAILED,
    /// Anything else.
    OTHER
}
