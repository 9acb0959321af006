package org.carrel.buildings.occupancy;

import org.carrel.buildings.BuildingsSettings;
import org.carrel.buildings.premises.Premises;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BuildingsSettings.class)
class BuildingsSchedule implements SchedulingConfigurer {

    private final BuildingsSettings settings;
    private final Premises premises;
    private final LettingGo lettingGo;
    private final Evacuations evacuations;

    BuildingsSchedule(BuildingsSettings settings, Premises premises, LettingGo lettingGo, Evacuations evacuations) {
        this.settings = settings;
        this.premises = premises;
        this.lettingGo = lettingGo;
        this.evacuations = evacuations;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.every().isZero()) {
            tasks.addFixedDelayTask(new FixedDelayTask(this::look, settings.every(), settings.every()));
        }
    }

    private void look() {
        premises.reload();
        evacuations.endWhatIsOver();
        lettingGo.letGo();
    }
}
