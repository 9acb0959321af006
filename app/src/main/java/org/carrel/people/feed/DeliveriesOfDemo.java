package org.carrel.people.feed;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carrel.people.InventedMembers;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Delivers invented people.
@Component
@Profile("demo")
class DeliveriesOfDemo implements InventedMembers {

    private static final BigDecimal MOST_ENDED_PERCENT = BigDecimal.valueOf(5);

    private final Sources sources;
    private final Deliveries deliveries;

    DeliveriesOfDemo(Sources sources, Deliveries deliveries) {
        this.sources = sources;
        this.deliveries = deliveries;
    }

    @Override
    public void deliver(String source, String title, int precedence, String mapping, List<Member> members) {
        sources.add(new Source(source, title, precedence, mapping, MOST_ENDED_PERCENT));
        deliveries.take(
                source,
                DeliveryKind.FULL,
                IntStream.range(0, members.size()).mapToObj(i -> row(i + 1, members.get(i))),
                null);
    }

    private static SourceRow row(int line, Member member) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        values.put(Field.EXTERNAL_ID, member.id());
        values.put(Field.NAME, member.name());
        values.put(Field.USER_GROUP, member.group().key());
        values.put(Field.SINCE, member.since().toString());
        if (member.until() != null) {
            values.put(Field.UNTIL, member.until().toString());
        }
        member.more().forEach((key, value) -> values.put(Field.of(key).orElseThrow(), value));
        return SourceRow.of(line, values);
    }
}
