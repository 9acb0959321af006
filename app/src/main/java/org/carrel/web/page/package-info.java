/// Templates, texts, assets and the choice of light or dark.
@NullMarked
package org.carrel.web.page;

import org.jspecify.annotations.NullMarked;
