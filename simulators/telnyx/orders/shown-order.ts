import { areaOf } from '../../support/stock/areas.ts';
import type { NumberOrder } from '../account.ts';

/** An order as the API shows it. */
export const shownOrder = (order: NumberOrder) => ({
  id: order.id,
  record_type: 'number_order',
  status: order.status,
  requirements_met: order.areRequirementsMet,
  phone_numbers_count: 1,
  phone_numbers: [
    {
      id: order.partId,
      record_type: 'number_order_phone_number',
      phone_number: order.number,
      status: order.status,
      requirements_met: order.areRequirementsMet,
      requirements_status: order.areRequirementsMet ? 'approved' : 'requirement-info-pending',
      country_code: areaOf(order.number)?.isoCountry ?? 'US',
      phone_number_type: 'local',
    },
  ],
  sub_number_orders_ids: [order.partId],
  connection_id: order.connectionId,
  messaging_profile_id: null,
  billing_group_id: null,
  customer_reference: order.customerReference,
  created_at: order.createdAt,
  updated_at: order.updatedAt,
});
