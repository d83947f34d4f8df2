using Automations.Delivery.Accounts;
using Automations.Delivery.Bounces;
using Automations.Delivery.Lanes;
using Automations.Delivery.Merging;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Delivery.Steering;
using Automations.Programme.Desk;
using Automations.Storage;
using Automations.Web.Pages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Automations.Delivery;

public static class DeliveryServices
{
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddStorage(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(ChannelTransport.Client, client => client.Timeout = Shipment.LongestRequest);
        return services
            .AddPlace(new("/ledger", "Nachrichtenbuch", "Ledger", PlaceFor.Viewers, 90))
            .AddSingleton<Ledger>()
            .AddSingleton<Tallies>()
            .AddSingleton<LedgerScan>()
            .AddSingleton<LedgerCounts>()
            .AddSingleton<LedgerLines>()
            .AddSingleton<LedgerReader>()
            .AddSingleton<DueIndex>()
            .AddSingleton<IOutbox, TableOutbox>()
            .AddSingleton<LaneRoster>()
            .AddSingleton<ILanes>(provider => provider.GetRequiredService<LaneRoster>())
            .AddSingleton<ISendingCapacity, LaneCapacity>()
            .AddSingleton<HandOver>()
            .AddSingleton<OutOfDate>()
            .AddSingleton<LaneBell>()
            .AddSingleton<SendingSwitch>()
            .AddSingleton<DeliveryJournal>()
            .AddSingleton<Recall>()
            .AddSingleton<DeliveryDesk>()
            .AddSingleton<IDeskSource, DeliveryOnDesk>()
            .AddSingleton<Unreachable>()
            .AddSingleton<ReportMailbox>()
            .AddSingleton<WeeklyCap>()
            .AddSingleton<Admission>()
            .AddSingleton<Companions>()
            .AddSingleton<Merger>()
            .AddSingleton<Arrival>()
            .AddSingleton<Aftermath>()
            .AddSingleton<ISharedViews, BlobSharedViews>()
            .AddSingleton(provider => new Composer(
                provider.GetRequiredService<Automations.Messages.IMessageRenderer>(),
                new Lazy<ISharedViews>(provider.GetRequiredService<ISharedViews>)
            ))
            .AddSingleton<MailboxDrafts>()
            .AddSingleton<ITransport, MailTransport>()
            .AddSingleton<ITransport, InvitationTransport>()
            .AddSingleton<ITransport, ChannelTransport>();
    }
}
