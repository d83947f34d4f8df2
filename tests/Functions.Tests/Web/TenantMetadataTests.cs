using Automations.Web.Identity;
using Microsoft.Extensions.Time.Testing;

namespace Automations.Functions.Tests.Web;

public sealed class TenantMetadataTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly FakeIssuer issuer = new();

    public void Dispose() => issuer.Dispose();

    [Fact]
    public async Task Get_WithinHalfADay_ReadsOnce()
    {
        var tenant = Tenant();

        var first = await tenant.GetAsync(default);
        clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Same(first, await tenant.GetAsync(default));
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.NotSame(first, await tenant.GetAsync(default));
    }

    [Fact]
    public async Task GetNewer_AskedOftenByForeignTokens_ReadsOnceAMinute()
    {
        var tenant = Tenant();
        var first = await tenant.GetAsync(default);

        var second = await tenant.GetNewerThanAsync(first, default);
        Assert.NotSame(first, second);
        Assert.Same(second, await tenant.GetNewerThanAsync(second, default));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotSame(second, await tenant.GetNewerThanAsync(second, default));
    }

    [Fact]
    public async Task Get_WhileTheTenantCannotBeReached_KeepsWhatIsKnown()
    {
        var tenant = Tenant();
        var first = await tenant.GetAsync(default);
        issuer.IsDown = true;
        clock.Advance(TimeSpan.FromDays(1));

        Assert.Same(first, await tenant.GetAsync(default));
    }

    [Fact]
    public async Task Get_WhenNothingWasEverRead_Fails()
    {
        issuer.IsDown = true;

        await Assert.ThrowsAnyAsync<Exception>(() => Tenant().GetAsync(default));
    }

    private TenantMetadata Tenant() => new(FakeIssuer.Options, issuer, clock);
}
