package org.carrel.sentinel.ingest;

import java.nio.file.Path;
import org.carrel.engine.tokens.KeyFile;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.KeysAway;
import org.springframework.context.ApplicationContext;

/// The keys of the next epoch, as after `./carrel rotate` and a restart.
public final class RotatedKeys {

    private RotatedKeys() {}

    public static void in(ApplicationContext library, Path folder) throws KeyProblem {
        new KeyFile(folder.resolve("keys.p12")).rotate(null);
        library.getBean(TokenKeys.class).failed(new KeysAway("The program starts anew"));
    }
}
