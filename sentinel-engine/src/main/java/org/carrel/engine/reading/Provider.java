package org.carrel.engine.reading;

/// Who serves an address.
///
/// @param domain registrable domain, lower case: `pdn.sciencedirect.com` and `www.sciencedirect.com` are one provider
/// @param hash keyed hash of it; 0 for none
/// @param house whose addresses need rules of their own
record Provider(byte[] domain, long hash, House house) {
    static final Provider NONE = new Provider(new byte[0], 0, House.OTHER);

    enum House {
        ARXIV,
        EBSCO,
        IEEE,
        JSTOR,
        NATURE,
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
                case ProviderName.WATERMARK -> WATERMARK;
                default -> OTHER;
            };
        }
    }
}
