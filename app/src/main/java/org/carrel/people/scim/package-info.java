/// A service provider by SCIM 2.0 (RFC 7643, RFC 7644): identity services keep our users up to
/// date by it. What they say is a delivery like any other, of one person at a time.
@NullMarked
package org.carrel.people.scim;

import org.jspecify.annotations.NullMarked;
