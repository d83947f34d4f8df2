using Automations.People;

namespace Automations.Onboarding.Activities;

/// <param name="OrderId">The same for the same person: an order seen before is the same order.</param>
public sealed record KitOrder(
    string OrderId,
    string PersonId,
    string Name,
    string Mail,
    string? Location,
    bool Stickers,
    bool Button,
    string? ShirtSize
)
{
    public static KitOrder For(Person person, KitWish wish) =>
        new(
            $"kit-{person.Id}",
            person.Id,
            person.DisplayName,
            person.Mail,
            person.OfficeLocation,
            wish.Stickers,
            wish.Button,
            wish.ShirtSize
        );
}
