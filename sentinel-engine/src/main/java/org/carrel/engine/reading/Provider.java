package org.carrel.engine.reading;

/// Who serves an address.
///
/// @param domain registrable domain, lower case: `pdn.sciencedirect.com` and `www.sciencedirect.com` are one provider
/// @param hash keyed hash of it; 0 for none
record Provider(byte[] domain, long hash) {
    static final Provider NONE = new Provider(new byte[0], 0);
}
