package org.carrel.sentinel.ingest;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Nothing personal: works without a purpose.
@Repository
class EpochRepository implements KnownEpochs {

    private final JdbcClient jdbc;

    EpochRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Known> newest() {
        return jdbc.sql("SELECT epoch, token AS check_token FROM sentinel.key_epoch ORDER BY epoch DESC LIMIT 1")
                .query((row, number) -> new Known(row.getInt("epoch"), row.getString("check_token")))
                .optional();
    }

    @Override
    public Known remember(Known epoch) {
        jdbc.sql("INSERT INTO sentinel.key_epoch (epoch, token) VALUES (?, ?) ON CONFLICT (epoch) DO NOTHING")
                .params(epoch.epoch(), epoch.check())
                .update();
        return jdbc.sql("SELECT epoch, token FROM sentinel.key_epoch WHERE epoch = ?")
                .param(epoch.epoch())
                .query((row, number) -> new Known(row.getInt("epoch"), row.getString("token")))
                .single();
    }
}
