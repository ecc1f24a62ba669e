package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Mention;
import dev.guildhall.store.MentionTarget;
import dev.guildhall.store.Rows;
import dev.guildhall.store.row.BanRow;
import dev.guildhall.store.row.MentionRow;
import dev.guildhall.store.row.MessageRow;
import dev.guildhall.store.row.RowReader;
import dev.guildhall.store.row.RowWriter;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Rows written by other builds than the one that reads them.
final class RowsOverTimeTest {
    @Test
    void aMessageIsTheseBytesForGood() {
        Message message = Rows.message(5, 6, "hi");
        String stored = "01" + "01" + "0000000000000007" + "000000000000000b" + "00" + "02" + "6869" + "00" + "00"
                + "00" + "00" + "00" + "00" + "00";

        assertThat(HexFormat.of().formatHex(MessageRow.encode(message))).isEqualTo(stored);
        assertThat(MessageRow.decode(
                        message.channelId(), message.id(), HexFormat.of().parseHex(stored)))
                .isEqualTo(message);
    }

    @Test
    void aMentionIsTheseBytesForGood() {
        MentionTarget target = new MentionTarget.OfRole(new RoleId(9));
        Mention mention = new Mention(target, new MessageId(6), new ChannelId(5), new UserId(11));

        assertThat(HexFormat.of().formatHex(MentionKeys.key(target, mention.messageId())))
                .isEqualTo("02" + "0000000000000009" + "0000000000000006");
        assertThat(HexFormat.of().formatHex(MentionRow.encode(mention)))
                .isEqualTo("01" + "0000000000000005" + "000000000000000b");
    }

    @Test
    void fieldsOfANewerBuildAreIgnored() {
        Ban ban = new Ban(new UserId(1), "reason");
        byte[] row = BanRow.encode(ban);
        byte[] newer = Arrays.copyOf(row, row.length + 7);

        assertThat(BanRow.decode(newer)).isEqualTo(ban);
    }

    @Test
    void aRowEndsBeforeTheFieldsThatItsBuildDidNotHave() {
        byte[] older = new RowWriter(1).text("name").bytes();
        RowReader row = new RowReader(older, 1);

        assertThat(row.text()).isEqualTo("name");
        assertThat(row.more()).isFalse();
    }

    @Test
    void anUnknownVersionIsNotGuessedAt() {
        byte[] row = BanRow.encode(new Ban(new UserId(1), null));
        row[0] = 2;

        assertThatThrownBy(() -> BanRow.decode(row)).isInstanceOf(IllegalStateException.class);
    }
}
