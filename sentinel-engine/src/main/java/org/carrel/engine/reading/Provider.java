package org.carrel.engine.reading;

/// Who serves an address.
///
/// @param domain registrable domain, lower case: `pdn.sciencedirect.com` and `www.sciencedirect.com` are one provider
/// @param hash keyed hash of it; 0 for none
/// @param house whose addresses need rules of their own
record Provider(byte[] domain, long hash, House house) {
    static final Provider NONE = new Provider(new byte[0], 0, House.OTHER);

    /// It is this house, or may be: the log names no host.
    boolean maybe(House one) {
        return house == one || this == NONE;
    }

    /// Named by the log, and none whose addresses have rules of their own.
    boolean isUnknown() {
        return house == House.OTHER && this != NONE;
    }

    enum House {
        ARXIV,
        EBSCO,
        IEEE,
        JSTOR,
        NATURE,
        OXFORD,
        PROQUEST,
        PUBMED,
        SCIENCEDIRECT,
        /// Hands over the file that an address of the publisher, asked for just before, named: that one counts.
        WATERMARK,
        OTHER;

        static House of(String domain) {
            return switch (domain) {
                case "arxiv.org" -> ARXIV;
                case "ebscohost.com", "ebsco.com" -> EBSCO;
                case "ieee.org" -> IEEE;
                case "jstor.org" -> JSTOR;
                case "nature.com" -> NATURE;
                case "oup.com" -> OXFORD;
                case "proquest.com" -> PROQUEST;
                case "nih.gov" -> PUBMED;
                case "sciencedirect.com" -> SCIENCEDIRECT;
                case ProviderName.WATERMARK -> WATERMARK;
                default -> OTHER;
            };
        }
    }
}
