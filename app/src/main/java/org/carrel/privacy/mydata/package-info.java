/// "My data": what is held about the person who is signed in, put together from what the modules say.
@NullMarked
package org.carrel.privacy.mydata;

import org.jspecify.annotations.NullMarked;
