/// The register of what went wrong with personal data (UK GDPR Art. 33 and 34).
@NullMarked
package org.carrel.privacy.breach;

import org.jspecify.annotations.NullMarked;
