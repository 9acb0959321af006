package org.carrel;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// What `--version` says.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "Carrel "
                    + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                            .orElse("(from its sources)")
        };
    }
}
