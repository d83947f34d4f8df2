using System.Text.Json;
using Automations.Delivery;
using Automations.Delivery.Outbox;
using CsCheck;

namespace Automations.Functions.Tests.Delivery;

public sealed class MessageKeyTests
{
    [Fact]
    public void PartitionOf_AnyText_HasNoForbiddenCharacterAndStaysApart() =>
        Gen.Select(Gen.String, Gen.String)
            .Sample(
                (one, other) =>
                    MessageKey.PartitionOf(one).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
                    && (one == other) == (MessageKey.PartitionOf(one) == MessageKey.PartitionOf(other))
            );

    [Fact]
    public void Of_SameOccasionAndRecipient_IsTheSameKeyWhateverElseDiffers() =>
        Assert.Equal(MessageKey.Of(Intent("welcome", "p1")), MessageKey.Of(Intent("welcome", "P1") with { Template = "Onboarding/Other" }));

    [Fact]
    public void Of_OtherOccasionOrRecipient_IsAnotherKey()
    {
        Assert.NotEqual(MessageKey.Of(Intent("welcome", "p1")), MessageKey.Of(Intent("welcome", "p2")));
        Assert.NotEqual(MessageKey.Of(Intent("welcome", "p1")), MessageKey.Of(Intent("farewell", "p1")));
    }

    private static MessageIntent Intent(string occasion, string person) =>
        new()
        {
            Occasion = $"onboarding-{occasion}",
            Workflow = "onboarding",
            Recipient = new(person, "mira@nordlicht.example", "Mira", "Mira", "de", "Europe/Berlin", "DE-HH"),
            Template = "Onboarding/Welcome",
            View = JsonSerializer.SerializeToElement(new { }),
        };
}
