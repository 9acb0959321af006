/// Lists of titles in packages of e-resources, as knowledge bases exchange them:
/// [KBART, NISO RP-9-2014](https://www.niso.org/standards-committees/kbart).
@NullMarked
package org.carrel.catalogue.kbart;

import org.jspecify.annotations.NullMarked;
