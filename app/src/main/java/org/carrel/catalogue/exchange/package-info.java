/// Records for other systems: searched by [SRU](https://www.loc.gov/standards/sru/), harvested by
/// [OAI-PMH](https://www.openarchives.org/OAI/openarchivesprotocol.html). Each protocol answers wrong questions in its
/// own
/// words.
@NullMarked
package org.carrel.catalogue.exchange;

import org.jspecify.annotations.NullMarked;
