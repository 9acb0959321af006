/// Reads access logs as bytes and hands on pseudonymised events; every line is an event, a repeat, or skipped for a
/// counted reason.
///
/// ## What counts as a document
/// The whole text of one article, chapter, report or book, in whatever form: PDF, ePDF, EPUB, and HTML where the page
/// clearly is the full text. All forms of one document at one provider are one document, so are the ranges of a PDF
/// fetched in pieces, and the redirect that leads to it. Abstracts, landing pages, tables of contents, figures,
/// supplements, searches and citations are none. The rules stand in [DocumentRules].
@NullMarked
package org.carrel.engine.reading;

import org.jspecify.annotations.NullMarked;
