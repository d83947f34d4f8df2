// A function app that breaks each arrow once.
#pragma warning disable CA1812, CA1852, CA1822, MA0182, IDE0130
namespace Automations.Architecture.Tests.Arrows.Samples.Onboarding
{
    internal sealed class Welcome
    {
        public Delivery.Outbox Allowed { get; } = new();
    }
}

namespace Automations.Architecture.Tests.Arrows.Samples.Events
{
    internal sealed class Invitation
    {
        public async Task<object> Run()
        {
            await Task.Yield();
            return new Onboarding.Welcome();
        }
    }
}

namespace Automations.Architecture.Tests.Arrows.Samples.Delivery
{
    internal sealed class Outbox
    {
        public Type Uses => typeof(Onboarding.Welcome);
    }
}
