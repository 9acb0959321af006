/// What the data protection officer sees of reviewers' work, and who is trained to do it.
@NullMarked
package org.carrel.sentinel.oversight;

import org.jspecify.annotations.NullMarked;
